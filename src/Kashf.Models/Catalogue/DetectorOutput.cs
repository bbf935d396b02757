namespace Kashf.Models.Catalogue;

/// <summary>What the numbers that a face detector answers mean; named after the models that answer so.</summary>
public enum DetectorOutput
{
    /// <summary><c>scores</c> (no face, face) and <c>boxes</c> (left, top, right, bottom as parts of the sides).</summary>
    UltraFace,

    /// <summary>For each stride of 8, 16 and 32 pixels <c>cls</c>, <c>obj</c>, <c>bbox</c> and <c>kps</c>, relative to the stride's grid.</summary>
    YuNet,
}

namespace Kashf.Media.Video;

/// <summary>By which coefficients brightness and colour differences were made of red, green and blue.</summary>
public enum ColorMatrix
{
    /// <summary>ITU-R BT.601, also where a video does not say.</summary>
    Bt601,

    /// <summary>ITU-R BT.709.</summary>
    Bt709,

    /// <summary>ITU-R BT.2020 with non-constant luminance.</summary>
    Bt2020,
}

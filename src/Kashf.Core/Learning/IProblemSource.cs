namespace Kashf.Core.Learning;

/// <summary>Describes the binary problem of a tag, without the rows of one fold or with all rows.</summary>
internal interface IProblemSource
{
    /// <summary>The rows of all problems.</summary>
    int[] Rows { get; }

    /// <summary>The scale of each column, such that rows have a length of about one.</summary>
    float[] Scales(Lane lane);

    /// <summary>Sets targets and costs of the lane with an index.</summary>
    void Fill(LaneProblem problem, int index, Lane lane);
}

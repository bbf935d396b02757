namespace Kashf.Core.Learning;

/// <summary>Whether each tag's scores mean something else.</summary>
internal enum TagsCalibrated
{
    /// <summary>Each tag has a sigmoid of its own.</summary>
    Separately,

    /// <summary>
    /// Tags that exclude each other share one, so that the tag with the highest score is the most probable: a slope for each
    /// would be fitted on few positives, and its error change the answers. Others have their own.
    /// </summary>
    Together,
}

namespace Kashf.Functions.Video.Work;

/// <summary>What has to be done for a video next.</summary>
public enum VideoStep
{
    /// <summary>Bring its file here.</summary>
    Fetch,

    /// <summary>Find its frames and cut it into segments.</summary>
    Plan,

    /// <summary>Look at a segment; as many steps as there are segments.</summary>
    See,

    /// <summary>Find the frames that are kept.</summary>
    Merge,

    /// <summary>Look at frames of a segment that are kept and were not looked at.</summary>
    SeeMissing,

    /// <summary>Tag what was seen.</summary>
    Tag,

    /// <summary>Delete the file of a video that can't be processed.</summary>
    Discard,

    /// <summary>Nothing: the same file is worked on under another address.</summary>
    Wait,

    /// <summary>Nothing any more.</summary>
    End,
}

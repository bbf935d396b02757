using Kashf.Core.Results;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Functions.Images;

/// <summary>The image files of one request.</summary>
internal sealed class UploadedFiles
{
    private readonly List<Element<string>> elements = [];
    private Error? firstRefusal;

    /// <summary>In their order, each one's address on this server, or why it was not taken.</summary>
    public IReadOnlyList<Element<string>> Elements => elements;

    /// <summary>Of all files, those that were not taken too.</summary>
    public long Bytes { get; set; }

    /// <summary>Why none was taken; null where one was, or none came.</summary>
    public Error? Refusal => elements.TrueForAll(element => element.Error is not null) ? firstRefusal : null;

    public void Add(string address) => elements.Add(new Element<string>(address, null));

    public void Refuse(Error error)
    {
        firstRefusal ??= error;
        elements.Add(new Element<string>(null, error.Detail));
    }
}

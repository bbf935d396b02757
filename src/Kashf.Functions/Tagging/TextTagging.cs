using Kashf.Core.Results;
using Kashf.Core.Tagging;

namespace Kashf.Functions.Tagging;

/// <summary>Tags texts, for tag_texts and its jobs.</summary>
public sealed class TextTagging(TagTexts tagTexts) : ITagging<TagTextsRequest>
{
    // With fewer no request takes so long that an equal one could have left it to a job.
    private const int ManyTexts = 1000;

    public string Endpoint => "tag_texts";

    public async Task<Result<object>> RunAsync(long accountId, TagTextsRequest request, CancellationToken cancellation)
    {
        var contents = request.Contents.Select(element => element.Value ?? "").ToList();
        var tagged = await tagTexts.RunAsync(accountId, request.Dataset, contents, request.TreeBased, cancellation);
        return tagged.Map(texts => (object)texts.Select((text, i) => Answer(text, request.Contents[i].Error)).ToList());
    }

    public Task<Result<string>> VersionAsync(long accountId, TagTextsRequest request, CancellationToken cancellation) =>
        tagTexts.VersionAsync(accountId, request.Dataset, cancellation);

    public bool MayTakeLong(TagTextsRequest request) => request.Contents.Count >= ManyTexts;

    private static TaggedTextAnswer Answer(TaggedText text, string? unreadable) => unreadable is null
        ? TaggedTextAnswer.From(text)
        : new TaggedTextAnswer { Content = null, Error = unreadable };
}

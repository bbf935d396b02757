using Kashf.Core.Results;
using Kashf.Core.Tagging;

namespace Kashf.Functions.Tagging;

/// <summary>From a request to its answer, for the endpoint and for its job alike.</summary>
public sealed class TextTagging(TagTexts tagTexts)
{
    public async Task<Result<IReadOnlyList<TaggedTextAnswer>>> RunAsync(long accountId, TagTextsRequest request, CancellationToken cancellation)
    {
        var contents = request.Contents.Select(element => element.Value ?? "").ToList();
        var tagged = await tagTexts.RunAsync(accountId, request.Dataset, contents, request.TreeBased, cancellation);
        return tagged.Map(texts => (IReadOnlyList<TaggedTextAnswer>)[.. texts.Select((text, i) => Answer(text, request.Contents[i].Error))]);
    }

    private static TaggedTextAnswer Answer(TaggedText text, string? unreadable) => unreadable is null
        ? TaggedTextAnswer.From(text)
        : new TaggedTextAnswer { Content = null, Error = unreadable };
}

using System.ComponentModel;
using Kashf.Core.Tags;

namespace Kashf.Functions.Tags;

[Description("A tag.")]
public sealed record TagAnswer(string Title, long TagId, bool Active)
{
    public static TagAnswer From(Tag tag) => new(tag.Title, tag.Id, tag.Active);
}

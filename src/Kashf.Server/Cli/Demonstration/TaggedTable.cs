using System.Globalization;
using Spectre.Console;

namespace Kashf.Server.Cli.Demonstration;

/// <summary>New comments with the tags found in them.</summary>
internal static class TaggedTable
{
    public static Table Create(IReadOnlyList<string> contents, IReadOnlyList<TaggedComment> tagged)
    {
        var table = new Table { Title = new TableTitle($"{contents.Count} new comments") }.AddColumns("tags", "comment");
        foreach (var comment in tagged)
        {
            var tags = comment.Tags.Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Probability:0.00} {tag.Title}"));
            table.AddRow(Markup.Escape(comment.Tags.Count > 0 ? string.Join('\n', tags) : "-"), Markup.Escape(comment.Content)).AddEmptyRow();
        }

        return table;
    }
}

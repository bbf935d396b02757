namespace Kashf.Server.Cli.Demonstration;

/// <summary>Answers counted against reports that the training never saw.</summary>
internal sealed record MeasuredQuality(string Tag, int Right, int Answered, int Expected)
{
    public double Precision => Answered == 0 ? 0 : (double)Right / Answered;

    public double Recall => Expected == 0 ? 0 : (double)Right / Expected;

    public static IReadOnlyList<MeasuredQuality> Of(IReadOnlyList<SampleReport> reports, IReadOnlyList<TaggedComment> tagged)
    {
        var answers = tagged.ToDictionary(comment => comment.Content, comment => comment.Tags.Select(tag => tag.Title).ToHashSet());
        return
        [
            .. reports.GroupBy(report => report.Tag).Select(tag => new MeasuredQuality(
                tag.Key,
                tag.Count(report => report.Positive && answers[report.Content].Contains(tag.Key)),
                tag.Count(report => answers[report.Content].Contains(tag.Key)),
                tag.Count(report => report.Positive))),
        ];
    }

    public static MeasuredQuality Sum(IReadOnlyList<MeasuredQuality> parts) =>
        new("", parts.Sum(part => part.Right), parts.Sum(part => part.Answered), parts.Sum(part => part.Expected));
}

using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Tags;

namespace Kashf.Core.Tests.Tagging;

/// <summary>What holds for any forest of tags, rings and inactive tags among them, and any probabilities.</summary>
public sealed class TagSelectionProperties
{
    private sealed record Situation(Tag[] Tags, (long Id, float Threshold, float Probability)[] Model);

    private static readonly Gen<(long? Parent, int Active, int Known, float Threshold, float Probability)> AnyTag =
        from parent in Gen.Choose(-3, 12)
        from active in Gen.Choose(0, 4)
        from known in Gen.Choose(0, 4)
        from threshold in Gen.Choose(0, 10)
        from probability in Gen.Choose(0, 20)
        select (parent < 0 ? (long?)null : parent, active, known, threshold / 20f, probability / 20f);

    private static readonly Arbitrary<Situation> Situations = AnyTag.ArrayOf().Where(tags => tags.Length <= 12).Select(tags => new Situation(
        [.. tags.Select((tag, id) => TagSelectionTests.NewTag(id, tag.Parent, tag.Active > 0))],
        [.. tags.Select((tag, id) => ((long)id, tag.Threshold, tag.Probability)).Where((_, i) => tags[i].Known > 0)])).ToArbitrary();

    [Fact]
    public void Select_TreeBased_IsASubsetOfFlat() => Check(given =>
        Selected(given, treeBased: true).IsSubsetOf(Selected(given, treeBased: false)));

    [Fact]
    public void Select_NoParents_TreeEqualsFlat() => Check(given =>
    {
        var orphans = given with { Tags = [.. given.Tags.Select(tag => tag with { ParentId = null })] };
        return Selected(orphans, treeBased: true).SetEquals(Selected(orphans, treeBased: false));
    });

    [Fact]
    public void Select_TreeBased_HoldsWithEachTagItsAncestors() => Check(given =>
    {
        var selected = Selected(given, treeBased: true);
        var predictable = given.Tags.Where(tag => tag.Active && given.Model.Any(known => known.Id == tag.Id)).Select(tag => tag.Id).ToHashSet();
        return selected.SelectMany(id => Ancestors(given.Tags, id)).Where(predictable.Contains).All(selected.Contains);
    });

    [Fact]
    public void Select_TreeBased_LeavesOutOnlyWhatAnAncestorHoldsBack() => Check(given =>
    {
        var (flat, tree) = (Selected(given, treeBased: false), Selected(given, treeBased: true));
        var predictable = given.Tags.Where(tag => tag.Active && given.Model.Any(known => known.Id == tag.Id)).Select(tag => tag.Id).ToHashSet();
        return flat.Except(tree).All(id => Ancestors(given.Tags, id).Any(ancestor => predictable.Contains(ancestor) && !flat.Contains(ancestor)));
    });

    private static void Check(Func<Situation, bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Situations, holds));

    private static HashSet<long> Selected(Situation given, bool treeBased) =>
        [.. TagSelectionTests.Select(given.Tags, treeBased, given.Model).Select(tag => tag.TagId)];

    private static HashSet<long> Ancestors(Tag[] tags, long id)
    {
        var met = new HashSet<long>();
        var parents = tags.ToDictionary(tag => tag.Id, tag => tag.ParentId);
        for (var next = parents[id]; next is { } parent && parents.ContainsKey(parent) && met.Add(parent); next = parents[parent])
        {
        }

        return met;
    }
}

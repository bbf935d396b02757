using Kashf.Core.Datasets;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Tests.Items;

public sealed class ItemChangesTests
{
    private const long Operation = 77;
    private static readonly DatasetScope Scope = DatasetScope.Of(1, 2);

    [Fact]
    public void Report_NewTag_StandsInItsLists()
    {
        var item = New("متن").Report([new TagReport(5, true), new TagReport(6, false)], Operation);

        Assert.Equal(["5p", "5r", "6n", "6r"], item.Lists.Keys.Order());
        Assert.True(item.Reported);
        Assert.All(item.Reports, report => Assert.Equal(Operation, report.By));
    }

    [Fact]
    public void Report_WhatIsReportedAlready_IsTheSameDocument()
    {
        var item = New("متن").Report([new TagReport(5, true)], Operation);

        Assert.Same(item, item.Report([new TagReport(5, true)], Operation + 1));
    }

    [Fact]
    public void ReportAgain_SaidOrRemovedLater_Stands()
    {
        var item = New("متن").Report([new TagReport(5, true)], Operation).Report([new TagReport(6, true)], Operation + 2);

        var again = item.ReportAgain([new TagReport(5, false), new TagReport(6, false), new TagReport(7, false)], Operation + 1);

        Assert.Equal([new(5, false), new(6, true), new TagReport(7, false)], again.Reports.Select(report => report.Report));
        var removed = item.RemoveReport(5, Operation + 3);
        Assert.Same(removed, removed.ReportAgain([new TagReport(5, true)], Operation + 1));
    }

    [Fact]
    public void Report_TurnedRound_LosesTheContradiction()
    {
        var item = New("متن").Report([new TagReport(5, true)], Operation).Contradict(5, new Contradiction(9, true, 0.25f));
        Assert.Equal("0750-0000000000000009", item.Lists["5cp"]);

        var turned = item.Report([new TagReport(5, false)], Operation);

        Assert.Empty(turned.Contradictions);
        Assert.Equal(["5n", "5r"], turned.Lists.Keys.Order());
    }

    [Fact]
    public void Contradict_OtherWordThanReported_IsPassedOver()
    {
        var item = New("متن").Report([new TagReport(5, true)], Operation);

        Assert.Same(item, item.Contradict(5, new Contradiction(9, false, 0.75f)));
    }

    [Fact]
    public void RemoveTag_ReportedAndFound_ForgetsBoth()
    {
        var item = New("متن").Report([new TagReport(5, true), new TagReport(6, true)], Operation)
            .Predict("v", new ItemPrediction(9, [new TagProbability(5, 0.9f), new TagProbability(6, 0.8f)], 0.5f), 1);

        var left = item.RemoveTag(5, Operation);

        Assert.Equal(["6f", "6p", "6r"], left.Lists.Keys.Order());
        Assert.Same(left, left.RemoveTag(5, Operation));
    }

    [Fact]
    public void Of_TheSameContent_IsTheSameKeyInItsDatasetAlone()
    {
        Assert.Equal(ItemKey.Of(Scope, "a"), ItemKey.Of(Scope, "a"));
        Assert.NotEqual(ItemKey.Of(Scope, "a"), ItemKey.Of(DatasetScope.Of(1, 3), "a"));
        Assert.Equal(ItemKey.Of(Scope, "a"), ItemKey.Parse(ItemKey.Of(Scope, "a").DocumentId));
    }

    private static ItemDocument New(string content) =>
        NewItemDocument.Of(Scope, DatasetType.Text, ItemKey.Of(Scope, content), 9, content);
}

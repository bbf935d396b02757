using Kashf.Core.Datasets;

namespace Kashf.Core.Tests.Datasets;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(0.5, 1, 2.0 / 3)]
    public void F1_PrecisionAndRecall_IsTheirHarmonicMean(double precision, double recall, double expected) =>
        Assert.Equal(expected, new Evaluation(precision, recall).F1, 12);

    [Fact]
    public void WireName_EveryType_ReadsBackAsItself() =>
        Assert.All(Enum.GetValues<DatasetType>(), type =>
        {
            Assert.True(DatasetTypeNames.TryParse(type.ToWireName(), out var read));
            Assert.Equal(type, read);
        });

    [Theory]
    [InlineData("Text-Tag")]
    [InlineData("text")]
    [InlineData("")]
    public void TryParse_OtherNames_AreUnknown(string name) => Assert.False(DatasetTypeNames.TryParse(name, out _));

    [Fact]
    public void IsRunning_States_AreThoseOfJobs() =>
        Assert.Equal(
            [DatasetState.Waiting, DatasetState.Training, DatasetState.Retagging, DatasetState.Importing, DatasetState.Exporting],
            Enum.GetValues<DatasetState>().Where(state => state.IsRunning()));
}

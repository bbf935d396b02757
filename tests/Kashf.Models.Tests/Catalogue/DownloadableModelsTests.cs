using Kashf.Models.Catalogue;

namespace Kashf.Models.Tests.Catalogue;

public sealed class DownloadableModelsTests
{
    [Fact]
    public void All_EachIsWholeAndMayBeUsed()
    {
        Assert.Equal(["imagenet-mobilenetv2", "yunet-2023mar", "sface-2021dec"], DownloadableModels.All.Select(model => model.Model.Id));
        Assert.All(DownloadableModels.All, model =>
        {
            Assert.Null(ModelDescriptionRules.Complaint(model.Model));
            Assert.Equal(64, model.Model.Sha256!.Length);
            Assert.Contains(model.Model.Licence, (string[])["MIT", "Apache-2.0"]);
            Assert.Equal("https", model.Url.Scheme);
            Assert.InRange(model.Bytes, 100_000, 100_000_000);
        });
    }
}

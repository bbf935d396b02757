using Kashf.Models.Faces;

namespace Kashf.Models.Tests.Faces;

public sealed class FaceModelIdTests
{
    [Fact]
    public void Of_AnotherDetector_IsAnotherModel() =>
        Assert.NotEqual(FaceModelId.Of(new ModelOptions()), FaceModelId.Of(new ModelOptions { FaceDetector = "yunet" }));

    [Fact]
    public void Of_LongNames_FitsAModelId() =>
        Assert.Equal(99, FaceModelId.Of(new ModelOptions { FaceEmbedder = new string('e', 100), FaceDetector = new string('d', 100) }).Length);
}

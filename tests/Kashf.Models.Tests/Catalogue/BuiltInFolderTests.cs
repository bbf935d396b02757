using Kashf.Models.Catalogue;

namespace Kashf.Models.Tests.Catalogue;

/// <summary>The models that eng/models.sh makes, as a program finds them beside itself.</summary>
public sealed class BuiltInFolderTests
{
    private static readonly ModelOptions Options = new();

    private readonly ModelFolders folders = new(Microsoft.Extensions.Options.Options.Create(Options));

    public BuiltInFolderTests() => Assert.SkipUnless(Directory.Exists(Options.BuiltInPath), "eng/models.sh makes the models that this test looks at.");

    [Fact]
    public void Unusable_OfTheModelsThatAreMade_IsNone() => Assert.Empty(folders.Unusable);

    [Fact]
    public void Find_ModelsThatAreUsedByDefault_AreBuiltIn() => Assert.All(
        [
            folders.Find(Options.ImageEncoder, ModelRole.ImageEncoder),
            folders.Find("image-accurate", ModelRole.ImageEncoder),
            folders.Find(Options.FaceDetector, ModelRole.FaceDetector),
            folders.Find(Options.FaceLandmarks, ModelRole.FaceLandmarks),
            folders.Find(Options.FaceEmbedder, ModelRole.FaceEmbedder),
        ],
        model => Assert.True(model.IsBuiltIn && model.Description.Licence is not null));
}

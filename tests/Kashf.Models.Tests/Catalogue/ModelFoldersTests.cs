using Kashf.Models.Catalogue;
using Kashf.Models.Tests.Sessions;

namespace Kashf.Models.Tests.Catalogue;

public sealed class ModelFoldersTests : IDisposable
{
    private static readonly byte[] Model = SmallModel.Chain([1, 3, 8, 8], [1, 3, 8, 8], "Relu");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Models_FolderThatIsNotThere_AreNone()
    {
        var folders = new ModelFolders(Microsoft.Extensions.Options.Options.Create(new ModelOptions { Folder = Path.Combine(folder.Path, "none"), BuiltInFolder = "none" }));
        Assert.Empty(folders.Models);
        Assert.Empty(folders.Unusable);
    }

    [Fact]
    public void Unusable_FilesThatLackSomething_SayWhat()
    {
        folder.Write("lonely", Model, null);
        folder.Write("broken", Model, "{");
        folder.Write("vague", Model, """{"id": "vague", "role": "image-encoder", "input": {"width": 8, "height": 8}, "output": {}}""");
        var folders = folder.Folders();
        Assert.Empty(folders.Models);
        Assert.Equal(["broken.json", "lonely.json", "output.dimension"], folders.Unusable.Select(file =>
            ((string[])["broken.json", "lonely.json", "output.dimension"]).Single(word => file.Reason.Contains(word, StringComparison.Ordinal))));
    }

    [Fact]
    public void Models_TwoOfOneId_AreTheFirst()
    {
        folder.Write("a", Model, System.Text.Encoding.UTF8.GetString(ModelDescriptionReader.Write(Descriptions.Encoder)));
        folder.Write("b", Model, System.Text.Encoding.UTF8.GetString(ModelDescriptionReader.Write(Descriptions.Encoder)));
        var folders = folder.Folders();
        Assert.EndsWith("a.onnx", Assert.Single(folders.Models).File);
        Assert.Contains("same id", Assert.Single(folders.Unusable).Reason);
    }

    [Fact]
    public void Models_AfterRefresh_AreThoseOfNow()
    {
        var folders = folder.Folders();
        Assert.Empty(folders.Models);
        folder.Install(Descriptions.Encoder, Model);
        Assert.Empty(folders.Models);
        folders.Refresh();
        Assert.Equal("small", Assert.Single(folders.Models).Description.Id);
    }

    [Fact]
    public void Find_ModelOfAnotherRole_SaysBoth()
    {
        folder.Install(Descriptions.Encoder, Model);
        var error = Assert.Throws<ModelUnavailableException>(() => folder.Folders().Find("small", ModelRole.FaceDetector));
        Assert.Contains("role image-encoder, not face-detector", error.Message);
    }

    [Fact]
    public void Find_ModelThatIsUnusable_SaysWhy()
    {
        folder.Write("lonely", Model, null);
        var error = Assert.Throws<ModelUnavailableException>(() => folder.Folders().Find("lonely", ModelRole.ImageEncoder));
        Assert.Contains("lonely.json", error.Message);
    }
}

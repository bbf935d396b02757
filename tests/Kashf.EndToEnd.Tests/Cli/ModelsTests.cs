using Kashf.EndToEnd.Tests.Hosting;

namespace Kashf.EndToEnd.Tests.Cli;

/// <summary>The models command: what is here, a model of the operator's own, and whether all are whole.</summary>
public sealed class ModelsTests
{
    private const string Own = "landmarks-of-our-own";

    [Fact]
    public async Task AddListVerify_ModelOfOurOwn_IsCopiedCheckedAndMissedWhenDamaged()
    {
        using var data = new TemporaryDirectory();
        using var folder = new TemporaryDirectory();
        var file = Plant(folder);

        var added = await RunAsync(data, "add", file);
        Assert.True(added.ExitCode == 0, added.Output + added.Error);
        Assert.Contains($"Models__FaceLandmarks={Own}", added.Output, StringComparison.Ordinal);
        var installed = Path.Combine(data.Path, "onnx", $"{Own}.onnx");
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(installed));

        var list = (await RunAsync(data, "list")).Output.Split('\n');
        Assert.Contains(installed, Assert.Single(list, line => line.Contains(Own, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("built in", Assert.Single(list, line => line.Contains("image-fast", StringComparison.Ordinal)), StringComparison.Ordinal);

        var whole = await RunAsync(data, "verify");
        Assert.True(whole.ExitCode == 0, whole.Output + whole.Error);
        Assert.Contains($"{Own}: whole, and runs", whole.Output, StringComparison.Ordinal);

        await File.AppendAllTextAsync(installed, "x", TestContext.Current.CancellationToken);
        var damaged = await RunAsync(data, "verify");
        Assert.Equal(1, damaged.ExitCode);
        Assert.Contains($"{Own}: refused", damaged.Output, StringComparison.Ordinal);
        Assert.Contains(installed, damaged.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", damaged.Output + damaged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_NoSuchModel_NamesThoseThatCanBeHad()
    {
        using var data = new TemporaryDirectory();
        var refused = await RunAsync(data, "add", "nothing-of-the-kind");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("nothing-of-the-kind", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Output + refused.Error, StringComparison.Ordinal);
    }

    /// <summary>A built-in model under another id, as an operator has one.</summary>
    private static string Plant(TemporaryDirectory folder)
    {
        var builtIn = Path.Combine(AppContext.BaseDirectory, "models", "face-landmarks");
        var file = Path.Combine(folder.Path, "ours.onnx");
        File.Copy($"{builtIn}.onnx", file);
        folder.Write("ours.json", File.ReadAllText($"{builtIn}.json").Replace("\"id\": \"face-landmarks\"", $"\"id\": \"{Own}\"", StringComparison.Ordinal));
        return file;
    }

    private static Task<ProgramRun> RunAsync(TemporaryDirectory data, params string[] arguments) => KashfProgram.RunAsync(["models", .. arguments, "--data", data.Path]);
}

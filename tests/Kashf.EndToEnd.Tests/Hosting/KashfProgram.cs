using System.Diagnostics;

namespace Kashf.EndToEnd.Tests.Hosting;

/// <summary>What a command of the program came to.</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Error);

/// <summary>The built program, as the project reference puts it beside the tests.</summary>
internal static class KashfProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "Kashf.Server.dll");
    private static readonly string[] OwnSettings = ["KASHF_KEY", "AzureWebJobsScriptRoot"];

    /// <summary>Starts a command with the tests' own environment, less what would be meant for another server.</summary>
    public static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Library, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var name in OwnSettings)
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<ProgramRun> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var process = Start(arguments, environment);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ProgramRun(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    public static Task<ProgramRun> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);
}

using System.Diagnostics;
using System.Reflection;

namespace Kashf.Infra.Tests.Templates;

/// <summary>The Bicep compiler, as its package brings it.</summary>
internal static class Bicep
{
    // MSBuild writes it with backslashes.
    private static readonly string? Program = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "Bicep")?.Value?.Replace('\\', '/');

    public static void SkipWhereAbsent() => Assert.SkipWhen(Program is null, "There is no package of the Bicep compiler for this platform.");

    /// <returns>What it wrote to standard output and to standard error.</returns>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Program!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await errors);
    }
}

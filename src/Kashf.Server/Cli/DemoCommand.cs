using System.CommandLine;
using Kashf.Core.Accounts;
using Kashf.Core.Identifiers;
using Kashf.Server.Cli.Demonstration;
using Kashf.Server.Hosting;
using Kashf.Server.Hosting.Storage;

namespace Kashf.Server.Cli;

/// <summary>Shows the main job on the sample comments, then keeps serving.</summary>
internal static class DemoCommand
{
    private const string SamplesFolder = "samples";

    public static Command Create()
    {
        var urls = CommandLine.UrlsOption();
        var data = new Option<string>("--data")
        {
            Description = "The directory of the demonstration's data; it is emptied first.",
            DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "kashf-demo"),
        };
        var once = new Option<bool>("--once") { Description = "End after the demonstration." };
        var command = new Command("demo", "Learns from the sample comments before your eyes, then serves until Ctrl-C.") { urls, data, once };
        command.SetAction((parsed, cancellation) => RunAsync(
            new ServerOptions { Urls = parsed.GetValue(urls)!, DataDirectory = parsed.GetValue(data)!, Quiet = true }, parsed.GetValue(once), cancellation));
        return command;
    }

    private static async Task RunAsync(ServerOptions options, bool once, CancellationToken cancellation)
    {
        DemonstrationData.Empty(options.DataDirectory);
        var samples = SampleComments.Read(SamplesFolder);
        await using var app = ServerHost.Create(options);
        await app.StartOrStopAsync(cancellation);
        var secret = (await MakeKeyAsync(app, cancellation)).Secret;

        using var client = new DemonstrationClient(app.Urls.First(), secret);
        await new Walkthrough(client, samples, app.Services.GetRequiredService<TimeProvider>()).RunAsync(cancellation);
        NextSteps.Print(app.Urls.First(), secret, once);
        if (!once)
            await app.WaitForShutdownAsync(cancellation);
        await app.StopAsync(CancellationToken.None);
    }

    /// <summary>Where the store is not emptied before, each demonstration gets an account of its own.</summary>
    private static async Task<IssuedKey> MakeKeyAsync(WebApplication app, CancellationToken cancellation) =>
        StorageSetting.Read(app.Configuration) == StorageProvider.Local
            ? (await FirstKey.EnsureAsync(app.Services, cancellation))!
            : await app.Services.GetRequiredService<IssueKey>().RunAsync(
                $"demonstration-{app.Services.GetRequiredService<IdGenerator>().Next()}", cancellation);
}

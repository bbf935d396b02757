using System.CommandLine;
using Kashf.Server.Hosting;

namespace Kashf.Server.Cli;

/// <summary>Serves until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = CommandLine.UrlsOption();
        var data = CommandLine.DataOption();
        var command = new Command("serve", "Serves until Ctrl-C.") { urls, data };
        command.SetAction((parsed, cancellation) =>
            RunAsync(new ServerOptions { Urls = parsed.GetValue(urls)!, DataDirectory = parsed.GetValue(data)! }, cancellation));
        return command;
    }

    private static async Task RunAsync(ServerOptions options, CancellationToken cancellation)
    {
        await using var app = ServerHost.Create(options);
        await app.StartOrStopAsync(cancellation);
        var first = await FirstKey.EnsureAsync(app.Services, cancellation);
        System.Console.WriteLine($"Kashf listens on {string.Join(", ", app.Urls)}; the API is described at {app.Urls.First()}/docs");
        if (first is not null && !FirstKey.IsGiven)
            System.Console.WriteLine($"The key of the account '{first.Account.Name}', shown this once: {first.Secret}");
        await app.WaitForShutdownAsync(cancellation);
    }
}

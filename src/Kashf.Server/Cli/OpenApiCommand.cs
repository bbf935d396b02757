using System.CommandLine;
using Kashf.Functions.Hosting.OpenApi;

namespace Kashf.Server.Cli;

/// <summary>Prints the API document.</summary>
internal static class OpenApiCommand
{
    public static Command Create()
    {
        var command = new Command("openapi", "Prints the OpenAPI document, as docs/openapi.json holds it.");
        command.SetAction(async (_, cancellation) =>
        {
            await using var output = System.Console.OpenStandardOutput();
            await output.WriteAsync(new OpenApiDocument().Utf8, cancellation);
            await output.WriteAsync("\n"u8.ToArray(), cancellation);
        });
        return command;
    }
}

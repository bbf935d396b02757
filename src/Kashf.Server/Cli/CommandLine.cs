using System.CommandLine;
using Kashf.Server.Hosting;

namespace Kashf.Server.Cli;

/// <summary>The commands of the program.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("Kashf learns a concept from examples and finds it in new data.")
        {
            ServeCommand.Create(),
            DemoCommand.Create(),
            KeyCommand.Create(),
            ModelsCommand.Create(),
            OpenApiCommand.Create(),
        };
        try
        {
            return await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (StartFailure.Explain(exception) is { } explanation)
        {
            await System.Console.Error.WriteLineAsync(explanation);
            return 1;
        }
    }

    public static Option<string> DataOption() => new("--data")
    {
        Description = "The directory that holds everything the server stores.",
        DefaultValueFactory = _ => ServerOptions.DefaultDataDirectory,
    };

    public static Option<string> UrlsOption() => new("--urls")
    {
        Description = "Where to listen; several addresses with ';' between them.",
        DefaultValueFactory = _ => ServerOptions.DefaultUrls,
    };
}

using System.Globalization;
using Kashf.Models;
using Kashf.Models.Catalogue;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Kashf.Server.Cli;

/// <summary>Models as a table: what is here, what can be added, what is used.</summary>
internal static class ModelsTable
{
    private const int WholeLine = 1000;

    public static void Write(IServiceProvider services)
    {
        var folders = services.GetRequiredService<ModelFolders>();
        var options = services.GetRequiredService<IOptions<ModelOptions>>().Value;
        var table = new Table().AddColumns("id", "role", "dimension", "licence", "where", "in use");
        foreach (var model in folders.Models)
            AddRow(table, model.Description, model.IsBuiltIn ? "built in" : model.File, options.Uses(model.Description));
        foreach (var model in DownloadableModels.All.Where(model => folders.Models.All(here => here.Description.Id != model.Model.Id)))
            AddRow(table, model.Model, string.Create(CultureInfo.InvariantCulture, $"available, {model.Bytes / 1e6:F1} MB"), options.Uses(model.Model));
        // Where a program reads it, a model is one line.
        if (System.Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = WholeLine;
        AnsiConsole.Write(table);
        foreach (var file in folders.Unusable)
            System.Console.Error.WriteLine($"{file.File} can't be used: {file.Reason}");
    }

    private static void AddRow(Table table, ModelDescription model, string where, bool isUsed) => table.AddRow(
        Markup.Escape(model.Id), model.RoleName, model.Output.Dimension == 0 ? "" : $"{model.Output.Dimension}",
        Markup.Escape(model.Licence ?? "not told"), Markup.Escape(where), isUsed ? "yes" : "");
}

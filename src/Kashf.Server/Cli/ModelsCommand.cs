using System.CommandLine;
using Kashf.Media;
using Kashf.Models;
using Kashf.Models.Catalogue;
using Kashf.Server.Hosting.Configuration;

namespace Kashf.Server.Cli;

/// <summary>Lists, adds and checks models.</summary>
internal static class ModelsCommand
{
    private const int Refused = 1;

    public static Command Create() => new("models", "Lists, adds and checks the models that look at images and faces.") { List(), Add(), Verify() };

    private static Command List() => WithModels(
        new Command("list", "Lists the models that are here, and those that can be added."),
        (_, services, _) =>
        {
            ModelsTable.Write(services);
            return Task.FromResult(0);
        });

    private static Command Add()
    {
        var model = new Argument<string>("model") { Description = "The id of a model that list shows as available, or a file NAME.onnx with NAME.json beside it." };
        return WithModels(new Command("add", "Downloads a model, or copies one from a file, once it has been checked.") { model }, async (parsed, services, cancellation) =>
        {
            var added = await services.GetRequiredService<AddModel>().RunAsync(parsed.GetValue(model)!, cancellation);
            if (!added.IsSuccess)
            {
                await System.Console.Error.WriteLineAsync(added.Error.Detail);
                return Refused;
            }

            var description = added.Value.Description;
            System.Console.WriteLine($"{description.Id} is installed as {added.Value.File}; licence: {description.Licence ?? "not told"}.");
            System.Console.WriteLine($"To use it: {ModelOptions.Section}__{description.Role}={description.Id}");
            return 0;
        });
    }

    private static Command Verify() => WithModels(
        new Command("verify", "Checks every model's hash, opens it, and runs it once."),
        (_, services, _) =>
        {
            var folders = services.GetRequiredService<ModelFolders>();
            var complaints = folders.Unusable.Select(file => $"{file.File}: {file.Reason}").ToList();
            foreach (var model in folders.Models)
            {
                var complaint = ModelCheck.Complaint(model);
                System.Console.WriteLine($"{model.Description.Id}: {(complaint is not null ? "refused" : model.Description.Sha256 is null ? "runs; its JSON tells no sha256" : "whole, and runs")}");
                if (complaint is not null)
                    complaints.Add(complaint);
            }

            foreach (var complaint in complaints)
                System.Console.Error.WriteLine(complaint);
            return Task.FromResult(complaints.Count == 0 ? 0 : Refused);
        });

    private static Command WithModels(Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> run)
    {
        var data = CommandLine.DataOption();
        command.Options.Add(data);
        command.SetAction(async (parsed, cancellation) =>
        {
            var configuration = HostConfiguration.Read();
            configuration.AddModelsFolder(parsed.GetValue(data)!);
            await using var services = new ServiceCollection().AddMedia(configuration).AddModels(configuration).BuildServiceProvider();
            return await run(parsed, services, cancellation);
        });
        return command;
    }
}

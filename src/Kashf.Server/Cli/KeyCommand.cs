using System.CommandLine;
using Kashf.Core.Accounts;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting;
using Kashf.Server.Hosting.Configuration;
using Kashf.Server.Hosting.Storage;
using Kashf.Storage.Local;
using Spectre.Console;

namespace Kashf.Server.Cli;

/// <summary>Makes, lists and revokes keys, also beside a running server.</summary>
internal static class KeyCommand
{
    private const int NoData = 1;
    private const int NotFound = 2;
    private const int WholeLine = 1000;

    public static Command Create() => new("key", "Makes, lists and revokes keys.") { CreateKey(), ListKeys(), RevokeKey() };

    private static Command CreateKey()
    {
        var account = new Option<string>("--account")
        {
            Description = "The account that the key opens; made where there is none of this name.",
            DefaultValueFactory = _ => IssueKey.DefaultAccount,
        };
        return WithStore(new Command("create", "Makes a key and prints it, this once.") { account }, async (parsed, services, cancellation) =>
        {
            var issued = await services.GetRequiredService<IssueKey>().RunAsync(parsed.GetValue(account)!, cancellation);
            System.Console.WriteLine(issued.Secret);
            return 0;
        }, beginsData: true);
    }

    private static Command ListKeys() =>
        WithStore(new Command("list", "Lists keys by id and first letters."), async (_, services, cancellation) =>
        {
            var accounts = services.GetRequiredService<IAccounts>();
            var names = (await accounts.ListAsync(cancellation)).ToDictionary(account => account.Id, account => account.Name);
            var table = new Table().AddColumns("id", "account", "begins with", "made", "revoked");
            foreach (var key in await accounts.ListKeysAsync(cancellation))
                table.AddRow($"{key.Id}", Markup.Escape(names[key.AccountId]), Markup.Escape(key.Hint), $"{key.CreatedAt:u}", $"{key.RevokedAt:u}");
            // Where a program reads it, a key is one line.
            if (System.Console.IsOutputRedirected)
                AnsiConsole.Profile.Width = WholeLine;
            AnsiConsole.Write(table);
            return 0;
        });

    private static Command RevokeKey()
    {
        var id = new Argument<long>("id") { Description = "The key's id, as list shows it." };
        return WithStore(new Command("revoke", "Revokes a key at once.") { id }, async (parsed, services, cancellation) =>
        {
            var keyId = parsed.GetValue(id);
            var revoked = await services.GetRequiredService<IAccounts>()
                .RevokeKeyAsync(keyId, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellation);
            System.Console.WriteLine(revoked ? $"Key {keyId} is revoked." : $"There is no key {keyId} in force.");
            return revoked ? 0 : NotFound;
        });
    }

    private static Command WithStore(Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> run, bool beginsData = false)
    {
        var data = CommandLine.DataOption();
        command.Options.Add(data);
        command.SetAction(async (parsed, cancellation) =>
        {
            var configuration = HostConfiguration.Read();
            var storage = new LocalStorageOptions { DataDirectory = parsed.GetValue(data)! };
            var isNew = StorageSetting.Read(configuration) == StorageProvider.Local && !File.Exists(storage.DatabasePath);
            var directory = Path.GetFullPath(storage.DataDirectory);
            if (isNew && !beginsData)
            {
                await System.Console.Error.WriteLineAsync($"There is no data in {directory}; name it with --data.");
                return NoData;
            }

            var services = new ServiceCollection()
                .AddLogging()
                .AddKashf(configuration)
                .AddStorage(configuration, storage.DataDirectory);
            await using var provider = services.BuildServiceProvider();
            var exitCode = await run(parsed, provider, cancellation);
            if (isNew)
                await System.Console.Error.WriteLineAsync($"A new data directory begins at {directory}.");
            return exitCode;
        });
        return command;
    }
}

using System.Globalization;
using Kashf.Storage.Local;
using Kashf.Storage.Local.TestProcess;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Arguments: the data directory, the ids of account, dataset and tag, a prefix of contents, and how many rounds to run.
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Services.AddLocalStorage(options => options.DataDirectory = args[0]);
builder.Services.AddSingleton<Rounds>();
using var host = builder.Build();
await host.StartAsync();
var ids = args[1..4].Select(id => long.Parse(id, CultureInfo.InvariantCulture)).ToArray();
await host.Services.GetRequiredService<Rounds>().RunAsync(
    ids[0], ids[1], ids[2], args[4], int.Parse(args[5], CultureInfo.InvariantCulture));
await host.StopAsync();

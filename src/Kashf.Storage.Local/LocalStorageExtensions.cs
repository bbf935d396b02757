using Kashf.Core.Identifiers;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Accounts;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Datasets;
using Kashf.Storage.Local.Deletion;
using Kashf.Storage.Local.Files;
using Kashf.Storage.Local.Images;
using Kashf.Storage.Local.Jobs;
using Kashf.Storage.Local.Lists;
using Kashf.Storage.Local.Models;
using Kashf.Storage.Local.Predictions;
using Kashf.Storage.Local.Reports;
using Kashf.Storage.Local.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Local;

/// <summary>Storage on one machine: a SQLite database and files.</summary>
public static class LocalStorageExtensions
{
    /// <summary>
    /// Adds every port of <c>Kashf.Core.Storage</c>, kept in <see cref="LocalStorageOptions.DataDirectory"/>. Several
    /// processes may use one directory. The hosted service it adds finishes deletions and removes what a crash left.
    /// </summary>
    /// <exception cref="OptionsValidationException">At start, or at the first use without a host: the directory cannot be
    /// created or written.</exception>
    public static IServiceCollection AddLocalStorage(this IServiceCollection services, Action<LocalStorageOptions> configure)
    {
        services.AddOptions<LocalStorageOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<LocalStorageOptions>, LocalStorageOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdGenerator>();
        services.AddSingleton<LocalDatabase>();
        services.AddSingleton<Purge>();
        services.AddSingleton<PurgeSignal>();
        services.AddSingleton<ModelFiles>();
        services.AddSingleton<LocalFiles>();
        services.AddSingleton<IAccounts, SqliteAccounts>();
        services.AddSingleton<IDatasets, SqliteDatasets>();
        services.AddSingleton<ITags, SqliteTags>();
        services.AddSingleton<IReports, SqliteReports>();
        services.AddSingleton<TagLists>();
        services.AddSingleton<IItems, SqliteItems>();
        services.AddSingleton<IImages, SqliteImages>();
        services.AddSingleton<IPredictions, SqlitePredictions>();
        services.AddSingleton<ISearch, SqliteSearch>();
        services.AddSingleton<IFiles>(provider => provider.GetRequiredService<LocalFiles>());
        services.AddSingleton<ILocalFiles>(provider => provider.GetRequiredService<LocalFiles>());
        services.AddSingleton<IModels, FileModels>();
        services.AddSingleton<IJobs, SqliteJobs>();
        services.AddHostedService<PurgeService>();
        return services;
    }
}

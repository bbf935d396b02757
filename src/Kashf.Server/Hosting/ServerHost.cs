using Kashf.Core.Limits;
using Kashf.Functions.Hosting;
using Kashf.Server.Console;
using Kashf.Server.Durable;
using Kashf.Server.Durable.Shared;
using Kashf.Server.Functions;
using Kashf.Server.Hosting.Configuration;
using Kashf.Server.Hosting.Http;
using Kashf.Server.Hosting.Storage;
using Kashf.Server.Hosting.Timers;

namespace Kashf.Server.Hosting;

/// <summary>Puts the whole product together in one process.</summary>
internal static class ServerHost
{
    /// <exception cref="InvalidDataException">host.json or local.settings.json can't be used; the message says why.</exception>
    public static WebApplication Create(ServerOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddHostFiles(HostFiles.Folder());
        builder.Configuration.AddModelsFolder(options.DataDirectory);
        var settings = HostSettings.Read(builder.Configuration);
        AddLogging(builder, options);
        AddWeb(builder, options);
        AddApp(builder, options, settings);

        var app = builder.Build();
        app.UseProblemFallback();
        app.MapDocs();
        app.MapHttpFunctions(app.Services.GetRequiredService<FunctionCatalog>(), settings);
        return app;
    }

    /// <summary>Starts; where that fails, what has begun is told to stop, so that its ending is not taken for another failure.</summary>
    public static async Task StartOrStopAsync(this WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch
        {
            app.Lifetime.StopApplication();
            throw;
        }
    }

    private static void AddLogging(WebApplicationBuilder builder, ServerOptions options)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // A failed start is an error here, with its stack trace; the command tells of it, in words where it can.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        if (options.Quiet)
            builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
    }

    private static void AddWeb(WebApplicationBuilder builder, ServerOptions options)
    {
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel((context, kestrel) =>
        {
            var limits = context.Configuration.GetSection(RequestLimits.Section).Get<RequestLimits>() ?? new RequestLimits();
            kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
            kestrel.AddServerHeader = false;
        });
        // For functions that return an IActionResult.
        builder.Services.AddMvcCore();
    }

    private static void AddApp(WebApplicationBuilder builder, ServerOptions options, HostSettings settings)
    {
        var catalog = FunctionCatalog.FromAssemblies(typeof(KashfServices).Assembly);
        builder.Services.AddKashf(builder.Configuration);
        builder.Services.AddStorage(builder.Configuration, options.DataDirectory);
        builder.Services.AddSingleton(catalog);
        builder.Services.AddDurable(catalog, durable =>
        {
            durable.DatabasePath = Path.Combine(options.DataDirectory, "durable.db");
            durable.FunctionTimeout = settings.FunctionTimeout;
            durable.MaxConcurrentActivities = settings.MaxConcurrentActivities ?? durable.MaxConcurrentActivities;
            durable.MaxConcurrentOrchestrators = settings.MaxConcurrentOrchestrators ?? durable.MaxConcurrentOrchestrators;
            durable.DefaultVersion = settings.DefaultVersion;
        });
        if (StorageSetting.Read(builder.Configuration) == StorageProvider.Azure)
            builder.Services.AddSharedDurable();
        builder.Services.AddHostedService<TimerFunctions>();
    }
}

using Kashf.Server.Functions;
using Kashf.Server.Hosting.Configuration;
using Kashf.Server.Hosting.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kashf.Server.Tests.Hosting.Http;

/// <summary>Functions on a real server at a free port.</summary>
public sealed class FunctionServer : IAsyncLifetime
{
    private readonly WebApplication app;

    public FunctionServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting().AddLogging(logging => logging.ClearProviders()).AddScoped<ScopedResource>().AddSingleton<SampleLog>();
        builder.Services.AddMvcCore();
        app = builder.Build();
        app.UseProblemFallback();
        app.UseRouting();
        app.MapHttpFunctions(FunctionCatalog.FromTypes(typeof(SampleFunctions)), new HostSettings("", null, null, null, ""));
#pragma warning disable ASP0014 // without the default builder nothing else adds the endpoints
        app.UseEndpoints(_ => { });
#pragma warning restore ASP0014
    }

    public SampleLog Log => app.Services.GetRequiredService<SampleLog>();

    public HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync(TestContext.Current.CancellationToken);
        Client.BaseAddress = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}

using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.Azure;
using Kashf.Functions.Hosting.Faults;
using Kashf.Storage.Azure;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<RequestFaultMiddleware>();
builder.Services.AddKashf(builder.Configuration);
builder.Services.AddAzureStorage(builder.Configuration);
builder.Services.AddSingleton<RequestFaults>();
builder.Services.AddBodyLimit();
builder.Services.AddHostedService<FirstKey>();
builder.Services.AddTelemetry(builder.Configuration);
await builder.Build().RunAsync();

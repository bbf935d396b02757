using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.Addresses;
using Kashf.Functions.Hosting.Faults;
using Kashf.Storage.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Functions.Tests.Hosting;

/// <summary>What the program for Azure registers is all that the functions ask for.</summary>
public sealed class AzureServicesTests
{
    [Fact]
    public void FunctionClasses_WithTheServicesOfAzure_CanBeMade()
    {
        var configuration = new ConfigurationBuilder().Build();
        var services = new ServiceCollection().AddLogging().AddKashf(configuration).AddAzureStorage(configuration)
            .AddSingleton<RequestFaults>()
            .AddSingleton<RequestFaultMiddleware>()
            .AddSingleton<PublicAddressMiddleware>();
        foreach (var type in FunctionMethods.All.Where(method => !method.IsStatic).Select(method => method.DeclaringType!).Distinct())
            services.AddTransient(type);

        using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.NotNull(provider);
    }
}

using System.Reflection;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Kashf.Functions.Tests.Hosting;

/// <summary>What the Functions worker asks of every function: it finds them by public methods of public classes.</summary>
public sealed class FunctionConventionTests
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly MethodInfo[] Functions =
        [.. typeof(OpenApiDocument).Assembly.GetTypes().SelectMany(type => type.GetMethods(Any)).Where(method => method.IsDefined(typeof(FunctionAttribute)))];

    private static readonly (MethodInfo Method, HttpTriggerAttribute Trigger)[] HttpFunctions =
        [.. Functions.Select(method => (method, method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null)!))
            .Where(function => function.Item2 is not null)];

    [Fact]
    public void Functions_All_ArePublicMethodsOfPublicClasses()
    {
        Assert.NotEmpty(Functions);
        Assert.All(Functions, method => Assert.True(method.IsPublic && method.DeclaringType!.IsVisible, $"{method.DeclaringType}.{method.Name}"));
        Assert.All(Functions, method => Assert.False(method.IsGenericMethod || method.DeclaringType!.IsGenericType));
    }

    [Fact]
    public void Functions_All_HaveOneTriggerAndANameOfTheirOwn()
    {
        Assert.All(Functions, method => Assert.Single(method.GetParameters(), parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))));
        Assert.Equal(
            Functions.Length,
            Functions.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void HttpFunctions_All_WriteTheirRouteInFull()
    {
        string[] outsideApi = ["dataset_info", "openapi.json", "health/live", "health/ready"];

        Assert.NotEmpty(HttpFunctions);
        Assert.All(HttpFunctions, function =>
        {
            Assert.True(function.Trigger.Route is { } route && (route.StartsWith("api/", StringComparison.Ordinal) || outsideApi.Contains(route)), function.Trigger.Route);
            Assert.False(function.Trigger.Route!.EndsWith('/'));
        });
    }

    [Fact]
    public void HttpFunctions_All_CheckCredentialsThemselvesAndNameTheirMethods() => Assert.All(HttpFunctions, function =>
    {
        Assert.Equal(AuthorizationLevel.Anonymous, function.Trigger.AuthLevel);
        Assert.NotEmpty(function.Trigger.Methods!);
    });

    [Fact]
    public void HttpFunctions_All_DescribeThemselves() =>
        Assert.All(HttpFunctions, function => Assert.True(function.Method.IsDefined(typeof(OperationAttribute)), function.Method.DeclaringType!.Name));

    [Fact]
    public void Orchestrators_All_AreStatic() => Assert.All(
        Functions.Where(method => method.GetParameters().Any(parameter => parameter.IsDefined(typeof(OrchestrationTriggerAttribute)))),
        method => Assert.True(method.IsStatic, method.Name));
}

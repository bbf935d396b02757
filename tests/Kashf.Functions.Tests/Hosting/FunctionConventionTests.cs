using System.Reflection;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Tests.Hosting;

/// <summary>What the Functions host and its worker ask of every function.</summary>
public sealed class FunctionConventionTests
{
    private static readonly (MethodInfo Method, HttpTriggerAttribute Trigger)[] HttpFunctions =
        [.. FunctionMethods.TriggeredBy<HttpTriggerAttribute>()
            .Select(method => (method, method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).First(trigger => trigger is not null)!))];

    [Fact]
    public void Functions_All_ArePublicMethodsOfPublicClasses()
    {
        Assert.NotEmpty(FunctionMethods.All);
        Assert.All(FunctionMethods.All, method => Assert.True(method.IsPublic && method.DeclaringType is { IsPublic: true, IsNested: false }, $"{method.DeclaringType}.{method.Name}"));
        Assert.All(FunctionMethods.All, method => Assert.False(method.IsGenericMethod || method.DeclaringType!.IsGenericType));
    }

    [Fact]
    public void Functions_All_HaveOneTriggerAndANameOfTheirOwn()
    {
        Assert.All(FunctionMethods.All, method => Assert.Single(method.GetParameters(), parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))));
        AssertDistinct(FunctionMethods.All.Select(FunctionMethods.Name));
        Assert.All(FunctionMethods.All, method => Assert.Matches("^[A-Za-z][A-Za-z0-9]{0,126}$", FunctionMethods.Name(method)));
    }

    /// <summary>The worker's generated code tells functions apart by type and method, in any case of letters.</summary>
    [Fact]
    public void Functions_All_HaveAnEntryPointOfTheirOwn() => AssertDistinct(FunctionMethods.All.Select(method => $"{method.DeclaringType!.FullName}.{method.Name}"));

    [Fact]
    public void Classes_OfInstanceFunctions_HaveOneConstructor() => Assert.All(
        FunctionMethods.All.Where(method => !method.IsStatic).Select(method => method.DeclaringType!).Distinct(),
        type => Assert.Single(type.GetConstructors()));

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

    /// <summary>Of two routes that match a path the Functions host takes the one whose function's name comes first.</summary>
    [Fact]
    public void HttpFunctions_All_HaveRoutesThatNoOtherMatches()
    {
        for (var i = 0; i < HttpFunctions.Length; i++)
        {
            foreach (var other in HttpFunctions.Skip(i + 1).Where(other => other.Trigger.Methods!.Intersect(HttpFunctions[i].Trigger.Methods!, StringComparer.OrdinalIgnoreCase).Any()))
                Assert.False(Overlap(HttpFunctions[i].Trigger.Route!, other.Trigger.Route!), $"{HttpFunctions[i].Trigger.Route} and {other.Trigger.Route}");
        }
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
    public void HttpFunctions_All_AnswerResultsAndAskForWhatBothHostsGive() => Assert.All(HttpFunctions, function =>
    {
        Assert.Equal(typeof(IResult), FunctionMethods.Result(function.Method));
        var route = RoutePatternFactory.Parse(function.Trigger.Route!);
        Assert.All(function.Method.GetParameters(), parameter => Assert.True(
            parameter.IsDefined(typeof(HttpTriggerAttribute)) ? parameter.ParameterType == typeof(HttpRequest)
            : IsDurableClient(parameter) || IsOfEveryFunction(parameter) || (parameter.ParameterType == typeof(string) && route.GetParameter(parameter.Name!) is not null),
            $"{function.Method.DeclaringType!.Name} {parameter.Name}"));
        Assert.Equal(route.Parameters.Select(parameter => parameter.Name), function.Method.GetParameters().Where(parameter => parameter.ParameterType == typeof(string)).Select(parameter => parameter.Name));
    });

    [Fact]
    public void Orchestrators_All_AreStaticAndTakeTheirContextAlone() => Assert.All(
        FunctionMethods.TriggeredBy<OrchestrationTriggerAttribute>(),
        method =>
        {
            Assert.True(method.IsStatic, method.Name);
            Assert.Equal(typeof(TaskOrchestrationContext), Assert.Single(method.GetParameters()).ParameterType);
        });

    [Fact]
    public void Activities_All_TakeARecordAndWhatEveryFunctionMayTake() => Assert.All(
        FunctionMethods.TriggeredBy<ActivityTriggerAttribute>(),
        method => Assert.All(method.GetParameters(), parameter => Assert.True(
            parameter.IsDefined(typeof(ActivityTriggerAttribute)) ? parameter.ParameterType is { IsPublic: true, IsClass: true } : IsOfEveryFunction(parameter),
            $"{method.Name} {parameter.Name}")));

    [Fact]
    public void Timers_All_TakeTheirTimerAndWhatEveryFunctionMayTake() => Assert.All(
        FunctionMethods.TriggeredBy<TimerTriggerAttribute>(),
        method => Assert.All(method.GetParameters(), parameter => Assert.True(
            parameter.IsDefined(typeof(TimerTriggerAttribute)) ? parameter.ParameterType == typeof(TimerInfo) : IsDurableClient(parameter) || IsOfEveryFunction(parameter),
            $"{method.Name} {parameter.Name}")));

    private static bool IsDurableClient(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(DurableClientAttribute)) && parameter.ParameterType == typeof(DurableTaskClient);

    private static bool IsOfEveryFunction(ParameterInfo parameter) =>
        !parameter.GetCustomAttributes<BindingAttribute>().Any()
        && (parameter.ParameterType == typeof(CancellationToken) || parameter.ParameterType == typeof(FunctionContext));

    private static bool Overlap(string left, string right)
    {
        var (first, second) = (left.Split('/'), right.Split('/'));
        return first.Length == second.Length
            && first.Zip(second).All(pair => pair.First[0] == '{' || pair.Second[0] == '{' || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    private static void AssertDistinct(IEnumerable<string> names) =>
        Assert.Empty(names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()).Select(group => group.Key));
}

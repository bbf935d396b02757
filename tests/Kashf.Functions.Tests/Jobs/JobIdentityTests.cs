using System.Text.Json;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Jobs;
using Kashf.Functions.Tagging;

namespace Kashf.Functions.Tests.Jobs;

public sealed class JobIdentityTests
{
    private const string Request = """{"dataset":"d","contents":["یک","two"],"wait":false}""";

    [Fact]
    public void Of_Request_IsThirtyTwoHexDigits() => Assert.Matches("^[0-9a-f]{32}$", Of(Request));

    [Theory]
    [InlineData("""{"wait":false,"contents":["یک","two"],"dataset":"d"}""")]
    [InlineData("""{ "dataset" : "d",  "contents" : [ "یک", "two", ], "wait" : "false" }""")]
    [InlineData("""{"dataset":"d","contents":["\u06cc\u06a9","two"],"wait":false,"tree_based":false,"unknown":1}""")]
    public void Of_SameRequestWrittenOtherwise_IsTheSame(string other) => Assert.Equal(Of(Request), Of(other));

    [Theory]
    [InlineData("""{"dataset":"e","contents":["یک","two"],"wait":false}""")]
    [InlineData("""{"dataset":"d","contents":["two","یک"],"wait":false}""")]
    [InlineData("""{"dataset":"d","contents":["یک"],"wait":false}""")]
    [InlineData("""{"dataset":"d","contents":["یک","two"],"wait":false,"tree_based":true}""")]
    public void Of_AnotherRequest_Differs(string other) => Assert.NotEqual(Of(Request), Of(other));

    [Fact]
    public void Of_AnotherAccountOrEndpoint_Differs()
    {
        Assert.NotEqual(Of(Request), Of(Request, account: 2));
        Assert.NotEqual(Of(Request), Of(Request, endpoint: "tag_images"));
    }

    private static string Of(string request, long account = 1, string endpoint = "tag_texts") =>
        JobIdentity.Of(account, endpoint, JsonSerializer.Deserialize<TagTextsRequest>(request, WireJson.Options)!);
}

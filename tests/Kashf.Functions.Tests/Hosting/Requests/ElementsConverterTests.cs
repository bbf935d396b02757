using System.Text.Json;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Functions.Tests.Hosting.Requests;

public sealed class ElementsConverterTests
{
    private const string Unreadable = "must be a text in valid Unicode";

    [Fact]
    public void Read_BadElements_NeverCostTheOthers()
    {
        var read = JsonSerializer.Deserialize<Elements<string>>(
            """["a", 1, null, {"deep":[1,{"x":"]"}]}, [["b"]], true, "\ud800", "c"]""", WireJson.Options)!;

        Assert.Equal(["a", null, null, null, null, null, null, "c"], read.Select(element => element.Value));
        Assert.Equal([null, Unreadable, "must not be null", Unreadable, Unreadable, Unreadable, Unreadable, null], read.Select(element => element.Error));
    }

    [Fact]
    public void Read_BadNestedElement_LeavesTheReaderAtTheNextField()
    {
        var read = JsonSerializer.Deserialize<SampleRequest>(
            """{"contents":["a",{"b":[{"c":1},[2]]}],"name":"after","tag_id":7}""", WireJson.Options)!;

        Assert.Equal(("after", 7L, 2), (read.Name, read.TagId, read.Contents.Count));
    }

    [Fact]
    public void Read_BadFieldOfAnElement_IsNamed()
    {
        var read = JsonSerializer.Deserialize<Elements<SampleRequest>>(
            """[{"name":"x","tag_id":"seven","contents":[1]},{"name":"y","active":[{"z":{}}],"tag_id":8},{"name":"z","tag_id":9}]""", WireJson.Options)!;

        Assert.Equal(["tag_id: must be a whole number", "active: must be true or false", null], read.Select(element => element.Error));
        Assert.Equal(9, read[2].Value!.TagId);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    public void Read_NoList_Throws(string json) =>
        Assert.StartsWith("must be a list", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Elements<string>>(json, WireJson.Options)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_MalformedWithin_ThrowsForTheWhole() =>
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Elements<string>>("""["a", {"b": }, "c"]""", WireJson.Options));

    [Fact]
    public void Write_Elements_IsTheListOfTheirValues() =>
        Assert.Equal(
            """["یک",null]""",
            JsonSerializer.Serialize(new Elements<string>([new("یک", null), new(null, Unreadable)], 2), WireJson.Options));

    [Fact]
    public void Read_MoreThanTheMost_CountsTheRestUnread()
    {
        var elements = JsonSerializer.Deserialize<Elements<string>>("""["یک", 2, {"three": [3]}, "چهار"]""", WireJson.Reading(mostElements: 1))!;

        Assert.Equal(4, elements.Count);
        Assert.Equal("یک", Assert.Single(elements).Value);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kashf.Functions.Hosting.Requests;

internal sealed class ElementsConverterFactory(int mostElements) : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Elements<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ElementsConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()), mostElements)!;
}

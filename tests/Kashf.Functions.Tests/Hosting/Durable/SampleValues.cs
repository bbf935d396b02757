using System.Collections;
using System.Reflection;

namespace Kashf.Functions.Tests.Hosting.Durable;

/// <summary>Makes values of any type that crosses the durable engine, with something in every property.</summary>
internal sealed class SampleValues
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private int count;

    public object Create(Type type)
    {
        count++;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Create(inner);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return Fill((IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GenericTypeArguments))!, type.GenericTypeArguments);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return Fill((IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type.GenericTypeArguments))!, type.GenericTypeArguments[0]);
        return Plain(type) ?? Construct(type);
    }

    private object? Plain(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => $"«{count}» \"گفت\" {(char)('a' + (count % 26))}",
        TypeCode.Boolean => true,
        TypeCode.Int32 => count,
        TypeCode.Int64 => long.MaxValue - count,
        TypeCode.Double => 1.0 / (count + 2),
        TypeCode.Single => 1f / (count + 2),
        _ => null,
    };

    private object Construct(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(made => made.GetParameters().Length).First();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Create(parameter.ParameterType))]);
        var taken = constructor.GetParameters().Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.GetProperties(Instance).Where(property => property.SetMethod is not null && !taken.Contains(property.Name)))
            property.SetValue(made, Create(property.PropertyType));
        return made;
    }

    private object Fill(IDictionary dictionary, Type[] types)
    {
        for (var i = 0; i < 2; i++)
            dictionary.Add(Create(types[0]), Create(types[1]));
        return dictionary;
    }

    private object Fill(IList list, Type type)
    {
        for (var i = 0; i < 2; i++)
            list.Add(Create(type));
        return list;
    }
}

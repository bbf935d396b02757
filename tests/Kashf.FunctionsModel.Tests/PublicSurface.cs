using System.Reflection;
using System.Runtime.CompilerServices;

namespace Kashf.FunctionsModel.Tests;

/// <summary>Renders what an assembly shows to others: a line for each type, each followed by its members in order.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Render(Assembly assembly) =>
        assembly.GetExportedTypes()
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => Members(type).Order(StringComparer.Ordinal).Select(member => "    " + member).Prepend(Heading(type)));

    private static string Heading(Type type)
    {
        var plain = type.IsEnum || type.IsSubclassOf(typeof(Delegate));
        var bases = (plain ? [] : type.GetInterfaces().Prepend(type.BaseType))
            .Where(parent => parent is not null && parent != typeof(object))
            .Select(parent => TypeNames.Of(parent!));
        return $"{Kind(type)} {type.Namespace}.{TypeNames.Of(type)} : {string.Join(", ", bases)}".TrimEnd(' ', ':');
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<string> Members(Type type) =>
        type.GetMembers(Declared).Select(member => member switch
        {
            _ when IsGenerated(member) => null,
            ConstructorInfo made when IsVisible(made) => $"{Access(made)}new({Parameters(made)})",
            PropertyInfo property => Property(property),
            FieldInfo { IsPublic: true, IsSpecialName: false } field => Field(field),
            MethodInfo method when IsVisible(method) && !IsAccessor(method) => Method(method),
            _ => null,
        }).OfType<string>();

    // A record's generated members follow from its properties.
    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not PropertyInfo
        || member is PropertyInfo { Name: "EqualityContract" };

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string? Property(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : "";
        var set = property.SetMethod is { } setter && IsVisible(setter) ? (IsInit(setter) ? "init; " : "set; ") : "";
        var accessor = property.GetMethod ?? property.SetMethod!;
        return get + set is ""
            ? null
            : $"{Access(accessor)}{Modifier(accessor)}{TypeNames.Of(property.PropertyType)} {property.Name} {{ {get}{set}}}";
    }

    private static string Field(FieldInfo field) => field.IsLiteral
        ? $"const {TypeNames.Of(field.FieldType)} {field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), null)}"
        : $"{TypeNames.Of(field.FieldType)} {field.Name}";

    private static string Method(MethodInfo method)
    {
        var arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        return $"{Access(method)}{Modifier(method)}{TypeNames.Of(method.ReturnType)} {method.Name}{arguments}({Parameters(method)})";
    }

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifier(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } when method.GetBaseDefinition() != method => "override ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var suffix = parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "";
        return $"{prefix}{TypeNames.Of(parameter.ParameterType)} {parameter.Name}{suffix}";
    }

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}

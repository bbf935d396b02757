namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of every attribute that binds a parameter.</summary>
public abstract class BindingAttribute : Attribute;

/// <summary>Base of attributes that say what starts a function.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false, AllowMultiple = false)]
public abstract class TriggerBindingAttribute : BindingAttribute;

/// <summary>Base of attributes that give a function something beside its trigger.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false, AllowMultiple = false)]
public abstract class InputBindingAttribute : BindingAttribute;

namespace Kashf.Server.Functions;

/// <summary>A function is declared in a way the host cannot run; raised at start.</summary>
internal sealed class InvalidFunctionException(string message) : Exception(message);

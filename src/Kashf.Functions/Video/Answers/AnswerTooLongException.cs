namespace Kashf.Functions.Video.Answers;

/// <summary>A video's answer has more bytes than an answer may have.</summary>
internal sealed class AnswerTooLongException : Exception;

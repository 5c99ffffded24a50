namespace TrackStore.Sample;

/// <summary>A command can't do what the user asked for.</summary>
/// <param name="message">What is wrong, for the user.</param>
/// <param name="advice">What to do, unless the message says it. Lines that begin with two spaces are commands to copy.</param>
internal sealed class CommandException(string message, params IReadOnlyList<string> advice) : Exception(message)
{
    public IReadOnlyList<string> Advice => advice;
}

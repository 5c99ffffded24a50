namespace TrackStore.Sample;

/// <summary>A command can't do what was asked; the message is for the user.</summary>
/// <param name="message">What is wrong, in one line.</param>
/// <param name="advice">What to do, one line each; none where the message says it.</param>
internal sealed class CommandException(string message, params IReadOnlyList<string> advice) : Exception(message)
{
    public IReadOnlyList<string> Advice => advice;
}

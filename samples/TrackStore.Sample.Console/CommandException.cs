namespace TrackStore.Sample;

/// <summary>A command can't do what was asked; the message is for the user.</summary>
internal sealed class CommandException(string message) : Exception(message);

namespace TrackStore.Sample.Rekordbox;

/// <summary>An item of an export that was skipped.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Name">Its name, or null when it has none.</param>
/// <param name="Reason">Why it can't be read.</param>
internal sealed record UnreadableItem(long Line, string? Name, string Reason)
{
    public override string ToString() => $"line {Line}{(Name is null ? "" : $", \"{Name}\"")}: {Reason}";
}

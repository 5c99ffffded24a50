namespace TrackStore.Sample.Platforms;

/// <summary>Finds the platform that a user names.</summary>
internal static class PlatformChoice
{
    private const string HowTo = "Try the stand-in platforms with --demo, or a folder of audio files with \"sync folder --path <folder>\"";

    /// <exception cref="CommandException">There is no such platform.</exception>
    public static IPlatformClient Find(PlatformSet platforms, string? name)
    {
        IPlatformClient? found = platforms.Clients.FirstOrDefault(client => string.Equals(client.Platform, name, StringComparison.OrdinalIgnoreCase));
        if (found is not null)
            return found;
        if (string.Equals(name, "folder", StringComparison.OrdinalIgnoreCase))
            throw new CommandException("Say which folder: --path <folder>.");
        if (platforms.Clients.Count == 0)
            throw new CommandException($"No platform is registered{(name is null ? "" : $", {name} neither")}. {HowTo}.");

        string names = string.Join(", ", platforms.Clients.Select(client => client.Platform));
        throw new CommandException(name is null ? $"Say which platform: {names}." : $"There is no platform \"{name}\". There are: {names}.");
    }
}

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>Finds genres and tags by the names or other spellings that a user types, ignoring case and accents.</summary>
internal static class NameReference
{
    /// <summary>Gets the genre that a word means.</summary>
    /// <exception cref="CommandException">There is no such genre.</exception>
    public static async Task<Genre> ResolveGenreAsync(this Library library, string name, CancellationToken cancellationToken)
        => await library.Genres.FindGenreAsync(name, cancellationToken)
            ?? throw new CommandException($"There is no genre {name}. \"genres list\" lists them.");

    /// <summary>Gets the tag that a word means.</summary>
    /// <exception cref="CommandException">There is no such tag.</exception>
    public static async Task<Tag> ResolveTagAsync(this Library library, string name, CancellationToken cancellationToken)
        => await library.Tags.FindTagAsync(name, cancellationToken)
            ?? throw new CommandException($"There is no tag {name}. \"tags\" lists them.");
}

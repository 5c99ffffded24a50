using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Genres;

/// <summary>genres rename: gives a genre another name.</summary>
internal static class GenresRenameCommand
{
    public static Command Create(CommandHost host)
    {
        var genre = new Argument<string>("genre") { Description = "The genre, by its name or another spelling" };
        var name = new Argument<string>("name") { Description = "The new name" };
        var change = new ChangeOptions();
        var command = new Command("rename", "Renames a genre. The old name stays a spelling of it, which imports and syncs meet.")
        {
            genre, name, change.Preview,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Genre found = await library.ResolveGenreAsync(arguments.GetRequiredValue(genre), cancellationToken);
            string newName = arguments.GetRequiredValue(name);
            ChangeResult renamed = await library.Genres.RenameGenreAsync(
                found.Id, newName, change.ModeOf(arguments), cancellationToken);
            string tracks = Format.Count(renamed.TrackCount, "track");
            ChangeOptions.Write(
                host.Output, renamed, $"{found.Name} would become {newName} on {tracks}", $"{found.Name} became {newName} on {tracks}");
        });
        return command.WithExamples("genres rename \"Hip Hop\" Hip-Hop", "genres rename dnb \"Drum & Bass\" --preview");
    }
}

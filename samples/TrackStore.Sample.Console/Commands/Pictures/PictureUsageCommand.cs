using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Pictures;

/// <summary>pictures usage: adds up the covers by source and size.</summary>
internal static class PictureUsageCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("usage", "Adds up the bytes of the covers by where they came from and by size.");
        host.OnLibrary(command, async (library, _, cancellationToken) =>
        {
            IReadOnlyList<ImageUsage> usage = await library.Pictures.GetUsageAsync(cancellationToken);
            if (usage.Count == 0)
            {
                host.Output.Note("There are no covers.");
                return;
            }

            host.Output.List(
                [new("Source"), new("Size"), new("Covers", RightAligned: true), new("Bytes", RightAligned: true)],
                [
                    .. usage.Select(part => new[]
                    {
                        part.Source == Sources.Base ? "import" : part.Source,
                        part.Size.ToString().ToLowerInvariant(),
                        Format.Number(part.Count),
                        Format.Number(part.Bytes),
                    }),
                ]);
        });
        return command.WithExamples("pictures usage");
    }
}

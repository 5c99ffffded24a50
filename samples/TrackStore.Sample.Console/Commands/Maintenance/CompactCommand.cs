using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Maintenance;

/// <summary>compact: gives free room back to the disc.</summary>
internal static class CompactCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("compact", "Gives the library's free room back to the disc, in small steps beside its use.");
        host.OnLibrary(command, async (library, _, cancellationToken) =>
        {
            CompactionResult result = await library.Database.CompactAsync(cancellationToken: cancellationToken);
            if (!result.IsSupported)
                throw new CommandException("This database can't be compacted in small steps.");
            if (result is { BytesBefore: { } before, BytesAfter: { } after })
                host.Output.Line($"The library takes {Format.Bytes(after)}, {Format.Bytes(Math.Max(0, before - after))} less than before");
            else
                host.Output.Line($"Compacted the library");
        });
        return command.WithExamples("compact");
    }
}

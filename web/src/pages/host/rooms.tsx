/** Rooms that are open on this laptop: go on with one, or end it for everyone. */
import { useState } from 'preact/hooks';
import { post } from '../../net/api';
import { Act } from '../../ui/controls';
import { type OpenRoom, roomWords, spacedCode } from './host-words';

interface RoomsProps {
  readonly rooms: readonly OpenRoom[];
  readonly onChange: () => void;
  readonly onProblem: (error: unknown) => void;
}

export function Rooms({ rooms, onChange, onProblem }: RoomsProps) {
  if (rooms.length === 0) return null;
  return (
    <section class="rooms" aria-labelledby="rooms-title">
      <h2 id="rooms-title">{rooms.length === 1 ? 'A room is open' : `${rooms.length} rooms are open`}</h2>
      <ul>
        {rooms.map((room) => (
          <RoomLine key={room.room} room={room} onChange={onChange} onProblem={onProblem} />
        ))}
      </ul>
    </section>
  );
}

interface RoomLineProps extends Omit<RoomsProps, 'rooms'> {
  readonly room: OpenRoom;
}

function RoomLine({ room, onChange, onProblem }: RoomLineProps) {
  const [asked, setAsked] = useState(false);
  const code = spacedCode(room.code);

  async function close(): Promise<void> {
    try {
      await post(`/api/rooms/${encodeURIComponent(room.room)}/close`);
    } catch (error) {
      onProblem(error);
    }
    onChange();
  }

  return (
    <li class="open-room">
      <p class="num">
        <b>{code}</b> <span>{asked ? 'End the room for everyone?' : roomWords(room)}</span>
      </p>
      {asked ? (
        <>
          <Act kind="main" onPress={close} label={`End room ${code}`}>
            End it
          </Act>
          <Act kind="outline" onPress={() => setAsked(false)} label={`Keep room ${code}`}>
            Keep it
          </Act>
        </>
      ) : (
        <>
          <a
            class="act main"
            href={`/dashboard?room=${encodeURIComponent(room.room)}`}
            aria-label={`Continue room ${code}`}
          >
            Continue
          </a>
          <Act kind="outline" onPress={() => setAsked(true)} label={`Close room ${code}`}>
            Close
          </Act>
        </>
      )}
    </li>
  );
}

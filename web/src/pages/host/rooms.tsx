/** Rooms that are open on this laptop: go on with one, or end it for everyone. */
import { useState } from 'preact/hooks';
import { post } from '../../net/api';
import { Act } from '../../ui/controls';
import { say } from '../../words/say';
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
      <h2 id="rooms-title">{say('host.rooms_open', { count: rooms.length })}</h2>
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
        <b>{code}</b> <span>{asked ? say('host.end_question') : roomWords(room)}</span>
      </p>
      {asked ? (
        <>
          <Act kind="main" onPress={close} label={say('host.end_room', { code })}>
            {say('host.end_it')}
          </Act>
          <Act kind="outline" onPress={() => setAsked(false)} label={say('host.keep_room', { code })}>
            {say('host.keep_room_it')}
          </Act>
        </>
      ) : (
        <>
          <a
            class="act main"
            href={`/dashboard?room=${encodeURIComponent(room.room)}`}
            aria-label={say('host.continue_room', { code })}
          >
            {say('host.continue')}
          </a>
          <Act kind="outline" onPress={() => setAsked(true)} label={say('host.close_room', { code })}>
            {say('host.close')}
          </Act>
        </>
      )}
    </li>
  );
}

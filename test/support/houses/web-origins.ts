import { freePort } from './bot-process';

/** Where a door and a desk on the web are to be on this machine, and the settings for it. */
export async function webOrigins() {
  const ports = { door: await freePort(), desk: await freePort() };
  const door = `http://127.0.0.1:${ports.door}`;
  const desk = `http://localhost:${ports.desk}`;
  const ofDesk = { VISSLA_DESK_PORT: String(ports.desk), VISSLA_DESK_URL: desk };
  const ofDoor = {
    VISSLA_WEB_PORT: String(ports.door),
    VISSLA_WEB_URL: door,
    VISSLA_WEB_ACCESSIBILITY_URL: 'https://www.exempelby.example/tillganglighet',
  };
  return { ports, door, desk, ofDoor, ofDesk };
}
